// Every word of a closed set of the contract has a message. A code or a word without one does not compile.

import type {
  Allergen,
  AllergenAnswer,
  AisleOrderBasis,
  AnswerDetail,
  BasketKind,
  CameraAspect,
  CameraStatus,
  Coaching,
  DoneAction,
  ErrorCode,
  ExportFormat,
  Lens,
  Likeness,
  NumberKind,
  OfferReason,
  Origin,
  PictureReason,
  ProductOrigin,
  PushOutcome,
  PushStage,
  Refusal,
  RehearsalAnswer,
  Settlement,
  SkipReason,
  StepAction,
  Theme,
} from '../backend/generated/contract';
import type { MessageId } from './generated';

/** A code of two parts has a dash in the id of its message. */
type Dashed<Code extends string> = Code extends `${infer Head}.${infer Tail}`
  ? `${Head}-${Tail}`
  : Code;

type Needed =
  | `action-${StepAction}`
  | `allergen-${Allergen}`
  | `allergen-answer-${AllergenAnswer}`
  | `basket-change-${DoneAction}`
  | `basket-kind-${BasketKind}`
  | `basket-outcome-${PushOutcome}`
  | `basket-settled-${Settlement}`
  | `basket-stage-${PushStage}`
  | `camera-state-${CameraStatus | Coaching}`
  | `check-lens-${Lens}`
  | `check-part-${CameraAspect}`
  | `check-reason-${OfferReason}`
  | `error-${Dashed<ErrorCode>}`
  | `export-format-${ExportFormat}`
  | `list-order-${AisleOrderBasis}`
  | `number-kind-${NumberKind}`
  | `packets-reason-${Likeness}`
  | `picture-problem-${PictureReason['code']}`
  | `product-source-${ProductOrigin}`
  | `refusal-${Refusal['code']}`
  | `rehearsal-answer-${RehearsalAnswer}`
  | `rehearsal-answer-${RehearsalAnswer}.count`
  | `rehearsal-answer-${RehearsalAnswer}.why`
  | `rehearsal-detail-${AnswerDetail['kind']}`
  | `skip-reason-${SkipReason['code']}`
  | `source-${Origin}`
  | `theme-${Theme}`;

/** Where something is missing, the type is what is missing, and `true` is not of it. */
export const complete: [Exclude<Needed, MessageId>] extends [never]
  ? true
  : Exclude<Needed, MessageId> = true;

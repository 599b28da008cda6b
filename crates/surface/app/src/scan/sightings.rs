//! From one sighting, or a code that was typed, to a line: the one way by which a code comes to a list.

use super::Scan;
use super::seen::share;
use super::source::ScanSource;
use crate::clock::new_id;
use crate::contract::{AppError, Problem, Refusal, SightingOutcome, SightingView};
use crate::error::{Result, gtin_problem};
use crate::number_words::number_words;
use std::path::Path;
use trug_decode::Sighting;
use trug_domain::{Action, LineId, List, Need, Operation, Quantity, Source, SourceKind};
use trug_gs1::prefix::{self, Kind};
use trug_gs1::{ScannedCode, Symbology};

impl Scan {
    /// Puts a sighting on a list; without one, on the first.
    pub fn record(
        &self,
        list: Option<&str>,
        source: &ScanSource,
        sighting: &Sighting,
        size: (u32, u32),
        photo: Option<&Path>,
    ) -> Result<SightingView> {
        let list = self.finder.list(list)?;
        let mut view = unrecorded(Some(sighting.symbology), &sighting.text, sighting.again);
        view.photo = photo.map(|path| path.display().to_string());
        view.corners = sighting.corners.iter().map(|p| share(p.x, p.y, size)).collect();
        match ScannedCode::from_scan(sighting.symbology, &sighting.text) {
            Ok(code) => self.put_on_list(&list, code, source.as_source(photo), &mut view)?,
            Err(error) => {
                view.refused = Some(error.to_string());
                view.refusal = Some(gtin_problem(error).into());
            }
        }
        Ok(view)
    }

    /// Puts a code that was typed, or that a scanner at the keyboard wrote, on a list: the same way
    /// that a camera's sighting goes. `again` says that the last one was the same.
    ///
    /// # Errors
    /// When there is no such list, the text is no code, or the list cannot be written.
    pub fn record_code(
        &self,
        list: Option<&str>,
        text: &str,
        by: CodeBy,
        again: bool,
    ) -> Result<SightingView> {
        let list = self.finder.list(list)?;
        let code = ScannedCode::typed(text)?;
        let mut view = unrecorded(code.symbology, &code.printed, again);
        self.put_on_list(&list, code, by.as_source(), &mut view)?;
        Ok(view)
    }

    /// Adds one of what a code names, or says why that is nothing for a list.
    fn put_on_list(
        &self,
        list: &List,
        code: ScannedCode,
        source: Source,
        view: &mut SightingView,
    ) -> Result<()> {
        view.gtin = Some(code.gtin.into());
        let meaning = prefix::meaning(code.gtin);
        let refusal = match meaning.kind {
            Kind::Coupon => Some(Refusal::Coupon {}),
            Kind::RefundReceipt => Some(Refusal::RefundReceipt {}),
            Kind::CompanyNumber => Some(Refusal::CompanyNumber {}),
            _ => None,
        };
        if refusal.is_some() {
            view.refused = Some(number_words(&meaning));
            view.refusal = refusal;
            return Ok(());
        }
        view.printed.clone_from(&code.printed);
        let operation = Operation::Add {
            id: LineId(new_id()),
            list: list.id,
            need: Need { code: Some(code), name: None },
            quantity: Quantity::each(1),
            source: source.clone(),
            aisle: None,
            note: None,
        };
        let change = self.journal.act(Action::Add, source, vec![operation])?;
        let line = change.lines.into_iter().next_back().ok_or_else(|| {
            AppError::new(Problem::NothingAdded {}, "the sighting changed nothing on the list")
        })?;
        view.name.clone_from(&line.name);
        view.known = line.product.is_some();
        view.outcome = match (view.again, view.known) {
            (true, _) => SightingOutcome::Again,
            (false, true) => SightingOutcome::Found,
            (false, false) => SightingOutcome::Unknown,
        };
        view.line = Some(line);
        view.step = change.step;
        Ok(())
    }
}

/// A sighting of which nothing is known yet but what is printed on the packet.
fn unrecorded(symbology: Option<Symbology>, printed: &str, again: bool) -> SightingView {
    SightingView {
        gtin: None,
        symbology: symbology.map(Into::into),
        printed: printed.to_owned(),
        name: printed.to_owned(),
        known: false,
        again,
        line: None,
        photo: None,
        corners: Vec::new(),
        refused: None,
        outcome: SightingOutcome::Refused,
        refusal: None,
        step: None,
    }
}

/// Who wrote a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeBy {
    /// A person.
    Hand,
    /// A scanner that writes as a keyboard does.
    Scanner,
}

impl CodeBy {
    fn as_source(self) -> Source {
        match self {
            Self::Hand => Source { kind: SourceKind::Typed, from: None },
            Self::Scanner => Source { kind: SourceKind::Scan, from: Some("scanner".to_owned()) },
        }
    }
}

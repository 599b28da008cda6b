//! The words of amounts in the languages that people write lists in: data, no rules.
//!
//! All words are in small letters, with their marks. A word may stand in several languages, but never for different
//! numbers ("six" is one number in two of them); what is a word of another language as well is in [`OTHER_WORDS_TOO`].

/// How one language says how much.
pub struct Language {
    /// Its code of ISO 639-1.
    pub code: &'static str,
    /// What stands before a single thing: "a lemon", "ein Brot".
    pub articles: &'static [&'static str],
    /// One to twenty, and a half and more of it, in digits.
    pub numbers: &'static [(&'static str, &'static str)],
    /// Twelve pieces.
    pub dozens: &'static [&'static str],
    /// Pieces without further meaning.
    pub pieces: &'static [&'static str],
    /// Between a count and a thing.
    pub times: &'static [&'static str],
    /// Between an amount and a thing; one that ends in an apostrophe is written together with the thing.
    pub joining: &'static [&'static str],
    /// Half of the unit more, before or behind it: "and a half", "et demi".
    pub and_a_half: &'static [&'static str],
    /// Between the two ends of a range, besides a dash.
    pub ranges: &'static [&'static str],
    /// What makes an article before it say nothing of how many: "a few", "ein paar".
    pub vague: &'static [&'static str],
}

/// Numbers that are words or brands in another language: they count before a unit or an `x`, and alone only where
/// their language is the person's.
pub const OTHER_WORDS_TOO: &[&str] =
    &["elf", "to", "fire", "once", "otto", "quince", "sex", "sept", "neuf"];

/// The languages.
#[rustfmt::skip]
pub const LANGUAGES: [Language; 11] = [
    Language {
        code: "en",
        articles: &["a", "an", "one"],
        numbers: &[
            ("a", "1"), ("an", "1"), ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"),
            ("six", "6"), ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"), ("eleven", "11"),
            ("twelve", "12"), ("thirteen", "13"), ("fourteen", "14"), ("fifteen", "15"), ("sixteen", "16"),
            ("seventeen", "17"), ("eighteen", "18"), ("nineteen", "19"), ("twenty", "20"),
            ("half", "1/2"), ("quarter", "1/4"),
        ],
        dozens: &["dozen", "doz", "dz"],
        pieces: &["pc", "pcs", "piece", "pieces", "ea"],
        times: &["x", "times"],
        joining: &["of"],
        and_a_half: &["and a half"],
        ranges: &["to", "or"],
        vague: &["few", "bit", "little", "lot", "couple", "more", "la", "la carte", "handful"],
    },
    Language {
        code: "de",
        articles: &["ein", "eine", "einen"],
        numbers: &[
            ("ein", "1"), ("eine", "1"), ("einen", "1"), ("eins", "1"), ("zwei", "2"), ("zwo", "2"), ("drei", "3"),
            ("vier", "4"), ("fünf", "5"), ("fuenf", "5"), ("sechs", "6"), ("sieben", "7"), ("acht", "8"),
            ("neun", "9"), ("zehn", "10"), ("elf", "11"), ("zwölf", "12"), ("zwoelf", "12"), ("dreizehn", "13"),
            ("vierzehn", "14"), ("fünfzehn", "15"), ("fuenfzehn", "15"), ("sechzehn", "16"), ("siebzehn", "17"),
            ("achtzehn", "18"), ("neunzehn", "19"), ("zwanzig", "20"),
            ("halb", "1/2"), ("halbe", "1/2"), ("halber", "1/2"), ("halbes", "1/2"), ("halben", "1/2"),
            ("viertel", "1/4"), ("dreiviertel", "3/4"), ("anderthalb", "1 1/2"), ("eineinhalb", "1 1/2"),
            ("einundeinhalb", "1 1/2"), ("zweieinhalb", "2 1/2"), ("dreieinhalb", "3 1/2"),
        ],
        dozens: &["dutzend", "dtzd"],
        pieces: &["stück", "stücke", "stueck", "stk", "stck", "st"],
        times: &["mal"],
        joining: &["von"],
        and_a_half: &["und ein halbes", "und ein halber", "und ein halben", "und eine halbe"],
        ranges: &["bis", "oder"],
        vague: &["paar", "bisschen", "wenig", "bißchen", "haufen"],
    },
    Language {
        code: "fr",
        articles: &["un", "une"],
        numbers: &[
            ("un", "1"), ("une", "1"), ("deux", "2"), ("trois", "3"), ("quatre", "4"), ("cinq", "5"), ("six", "6"),
            ("sept", "7"), ("huit", "8"), ("neuf", "9"), ("dix", "10"), ("onze", "11"), ("douze", "12"),
            ("treize", "13"), ("quatorze", "14"), ("quinze", "15"), ("seize", "16"), ("dix-sept", "17"),
            ("dix-huit", "18"), ("dix-neuf", "19"), ("vingt", "20"),
            ("demi", "1/2"), ("demie", "1/2"), ("quart", "1/4"),
        ],
        dozens: &["douzaine", "douzaines"],
        pieces: &["pièce", "pièces", "piece", "pieces", "pce", "pces"],
        times: &["fois"],
        joining: &["de", "d'", "du", "des"],
        and_a_half: &["et demi", "et demie"],
        ranges: &["à", "ou"],
        vague: &["peu", "tas"],
    },
    Language {
        code: "es",
        articles: &["un", "una", "uno"],
        numbers: &[
            ("un", "1"), ("una", "1"), ("uno", "1"), ("dos", "2"), ("tres", "3"), ("cuatro", "4"), ("cinco", "5"),
            ("seis", "6"), ("siete", "7"), ("ocho", "8"), ("nueve", "9"), ("diez", "10"), ("once", "11"),
            ("doce", "12"), ("trece", "13"), ("catorce", "14"), ("quince", "15"), ("dieciséis", "16"),
            ("diecisiete", "17"), ("dieciocho", "18"), ("diecinueve", "19"), ("veinte", "20"),
            ("medio", "1/2"), ("media", "1/2"), ("cuarto", "1/4"),
        ],
        dozens: &["docena", "docenas"],
        pieces: &["ud", "uds", "unidad", "unidades", "pieza", "piezas", "pza", "pzas"],
        times: &["veces"],
        joining: &["de", "del"],
        and_a_half: &["y medio", "y media"],
        ranges: &["a", "o"],
        vague: &["poco", "par", "montón"],
    },
    Language {
        code: "it",
        articles: &["un", "una", "uno", "un'"],
        numbers: &[
            ("un", "1"), ("una", "1"), ("uno", "1"), ("due", "2"), ("tre", "3"), ("quattro", "4"), ("cinque", "5"),
            ("sei", "6"), ("sette", "7"), ("otto", "8"), ("nove", "9"), ("dieci", "10"), ("undici", "11"),
            ("dodici", "12"), ("tredici", "13"), ("quattordici", "14"), ("quindici", "15"), ("sedici", "16"),
            ("diciassette", "17"), ("diciotto", "18"), ("diciannove", "19"), ("venti", "20"),
            ("mezzo", "1/2"), ("mezza", "1/2"), ("mezz'", "1/2"), ("quarto", "1/4"),
        ],
        dozens: &["dozzina", "dozzine"],
        pieces: &["pz", "pezzo", "pezzi"],
        times: &["volte"],
        joining: &["di", "d'", "del", "della", "dell'", "da"],
        and_a_half: &["e mezzo", "e mezza"],
        ranges: &["o"],
        vague: &["po'", "po", "paio", "poco"],
    },
    Language {
        code: "nl",
        articles: &["een", "één"],
        numbers: &[
            ("een", "1"), ("één", "1"), ("twee", "2"), ("drie", "3"), ("vier", "4"), ("vijf", "5"), ("zes", "6"),
            ("zeven", "7"), ("acht", "8"), ("negen", "9"), ("tien", "10"), ("elf", "11"), ("twaalf", "12"),
            ("dertien", "13"), ("veertien", "14"), ("vijftien", "15"), ("zestien", "16"), ("zeventien", "17"),
            ("achttien", "18"), ("negentien", "19"), ("twintig", "20"),
            ("half", "1/2"), ("halve", "1/2"), ("kwart", "1/4"), ("anderhalf", "1 1/2"), ("anderhalve", "1 1/2"),
        ],
        dozens: &["dozijn"],
        pieces: &["stuk", "stuks", "stukken", "st"],
        times: &["keer", "maal"],
        joining: &["van"],
        and_a_half: &["en een half", "en een halve"],
        ranges: &["tot", "of"],
        vague: &["paar", "beetje", "aantal"],
    },
    Language {
        code: "sv",
        articles: &["en", "ett"],
        numbers: &[
            ("en", "1"), ("ett", "1"), ("två", "2"), ("tre", "3"), ("fyra", "4"), ("fem", "5"), ("sex", "6"),
            ("sju", "7"), ("åtta", "8"), ("nio", "9"), ("tio", "10"), ("elva", "11"), ("tolv", "12"),
            ("tretton", "13"), ("fjorton", "14"), ("femton", "15"), ("sexton", "16"), ("sjutton", "17"),
            ("arton", "18"), ("nitton", "19"), ("tjugo", "20"),
            ("halv", "1/2"), ("halva", "1/2"), ("halvt", "1/2"), ("kvarts", "1/4"),
        ],
        dozens: &["dussin"],
        pieces: &["st", "styck", "stycken"],
        times: &["gånger", "ggr"],
        joining: &["av"],
        and_a_half: &["och en halv", "och ett halvt"],
        ranges: &["till", "eller"],
        vague: &["par", "massa", "gros"],
    },
    Language {
        code: "da",
        articles: &["en", "et"],
        numbers: &[
            ("en", "1"), ("et", "1"), ("to", "2"), ("tre", "3"), ("fire", "4"), ("fem", "5"), ("seks", "6"),
            ("syv", "7"), ("otte", "8"), ("ni", "9"), ("ti", "10"), ("elleve", "11"), ("tolv", "12"),
            ("tretten", "13"), ("fjorten", "14"), ("femten", "15"), ("seksten", "16"), ("sytten", "17"),
            ("atten", "18"), ("nitten", "19"), ("tyve", "20"),
            ("halv", "1/2"), ("halvt", "1/2"), ("halve", "1/2"), ("kvart", "1/4"), ("halvanden", "1 1/2"),
            ("halvandet", "1 1/2"),
        ],
        dozens: &["dusin"],
        pieces: &["stk", "styk", "stykker"],
        times: &["gange"],
        joining: &["af"],
        and_a_half: &["og en halv", "og et halvt"],
        ranges: &["til", "eller"],
        vague: &["par", "smule"],
    },
    Language {
        code: "no",
        articles: &["en", "én", "et", "ett"],
        numbers: &[
            ("en", "1"), ("én", "1"), ("et", "1"), ("ett", "1"), ("to", "2"), ("tre", "3"), ("fire", "4"),
            ("fem", "5"), ("seks", "6"), ("sju", "7"), ("syv", "7"), ("åtte", "8"), ("ni", "9"), ("ti", "10"),
            ("elleve", "11"), ("tolv", "12"), ("tretten", "13"), ("fjorten", "14"), ("femten", "15"),
            ("seksten", "16"), ("sytten", "17"), ("atten", "18"), ("nitten", "19"), ("tjue", "20"), ("tyve", "20"),
            ("halv", "1/2"), ("halvt", "1/2"), ("halve", "1/2"), ("kvart", "1/4"), ("halvannen", "1 1/2"),
            ("halvannet", "1 1/2"),
        ],
        dozens: &["dusin"],
        pieces: &["stk", "stykk", "stykker"],
        times: &["ganger"],
        joining: &["av"],
        and_a_half: &["og en halv", "og et halvt"],
        ranges: &["til", "eller"],
        vague: &["par", "smule"],
    },
    Language {
        code: "pl",
        articles: &["jeden", "jedna", "jedno", "jedną"],
        numbers: &[
            ("jeden", "1"), ("jedna", "1"), ("jedno", "1"), ("jedną", "1"), ("dwa", "2"), ("dwie", "2"),
            ("trzy", "3"), ("cztery", "4"), ("pięć", "5"), ("sześć", "6"), ("siedem", "7"), ("osiem", "8"),
            ("dziewięć", "9"), ("dziesięć", "10"), ("jedenaście", "11"), ("dwanaście", "12"), ("trzynaście", "13"),
            ("czternaście", "14"), ("piętnaście", "15"), ("szesnaście", "16"), ("siedemnaście", "17"),
            ("osiemnaście", "18"), ("dziewiętnaście", "19"), ("dwadzieścia", "20"),
            ("pół", "1/2"), ("ćwierć", "1/4"), ("półtora", "1 1/2"), ("półtorej", "1 1/2"),
        ],
        dozens: &["tuzin", "tuziny", "tuzinów"],
        pieces: &["szt", "sztuk", "sztuka", "sztuki", "sztukę"],
        times: &["razy"],
        joining: &[],
        and_a_half: &["i pół"],
        ranges: &["do", "lub"],
        vague: &["kilka"],
    },
    Language {
        code: "pt",
        articles: &["um", "uma"],
        numbers: &[
            ("um", "1"), ("uma", "1"), ("dois", "2"), ("duas", "2"), ("três", "3"), ("quatro", "4"), ("cinco", "5"),
            ("seis", "6"), ("sete", "7"), ("oito", "8"), ("nove", "9"), ("dez", "10"), ("onze", "11"),
            ("doze", "12"), ("treze", "13"), ("catorze", "14"), ("quatorze", "14"), ("quinze", "15"),
            ("dezasseis", "16"), ("dezesseis", "16"), ("dezassete", "17"), ("dezessete", "17"), ("dezoito", "18"),
            ("dezanove", "19"), ("dezenove", "19"), ("vinte", "20"),
            ("meio", "1/2"), ("meia", "1/2"), ("quarto", "1/4"),
        ],
        dozens: &["dúzia", "dúzias", "duzia", "duzias"],
        pieces: &["unid", "unids", "unidade", "unidades", "peça", "peças"],
        times: &["vezes"],
        joining: &["de", "do", "da"],
        and_a_half: &["e meio", "e meia"],
        ranges: &["a", "ou"],
        vague: &["pouco", "par"],
    },
];

//! What checking the libraries' bodies found, written when the compiler is built: no compilation checks them again.

use std::rc::Rc;

use cfc_frontend::metadata::{RawTable, Rows};
use rustc_hash::FxHashMap;

use crate::TyCtxt;
use crate::hir::DefId;
use crate::ty::{Convert, GenericArgs, Ty, TyKind, TypeckResults};

/// A type, by its place among those of its body.
type Number = u32;
/// Types as they are written: each of those before it.
type Kind = TyKind<Number, Vec<Number>>;
/// Facts as they are written.
type Written = (Vec<Kind>, TypeckResults<Number, Vec<Number>>);

/// The facts about the libraries' bodies.
pub struct Stored(RawTable<'static>);

impl Stored {
    /// Opens what [`encode`] has written.
    ///
    /// # Errors
    /// Says why, if it is something else.
    pub fn open(bytes: &'static [u8]) -> Result<Stored, String> {
        let table = postcard::from_bytes(bytes);
        table
            .map(Stored)
            .map_err(|error| format!("no facts about bodies: {error}"))
    }

    /// The facts about a body; `None` if it is no library's.
    pub(crate) fn get(&self, owner: DefId) -> Option<TypeckResults> {
        let row = self.0.row(owner.0 as usize).filter(|row| !row.is_empty())?;
        // INVARIANT: `encode` has written it with the same types, in the same build.
        let (kinds, results): Written = postcard::from_bytes(row).expect("facts can be decoded");
        let mut reader = Reader {
            tys: Vec::with_capacity(kinds.len()),
        };
        for kind in &kinds {
            let ty = Ty::new(kind.convert(&mut reader));
            reader.tys.push(ty);
        }
        Some(results.convert(&mut reader))
    }
}

/// Checks every body of the libraries, and writes what that found.
///
/// # Errors
/// Says what is wrong with the libraries.
pub fn encode(tcx: &TyCtxt) -> Result<Vec<u8>, Vec<String>> {
    let mut rows = Rows::default();
    let mut problems = Vec::new();
    for (id, def) in tcx.crates.all_defs() {
        if def.kind.body().is_some() {
            let mut writer = Writer::default();
            let results = tcx.typeck(id).convert(&mut writer);
            problems.extend(rows.push(&(writer.kinds, results)).err());
        } else {
            rows.push_empty();
        }
    }
    problems.extend(tcx.take_diagnostics().iter().map(ToString::to_string));
    let bytes = postcard::to_extend(&rows.as_table(), Vec::new());
    match (bytes, problems.is_empty()) {
        (Ok(bytes), true) => Ok(bytes),
        (bytes, _) => {
            problems.extend(bytes.err().map(|error| error.to_string()));
            Err(problems)
        }
    }
}

/// Gives types their numbers.
#[derive(Default)]
struct Writer {
    numbers: FxHashMap<Ty, Number>,
    kinds: Vec<Kind>,
}

impl Convert<Ty, GenericArgs> for Writer {
    type Ty = Number;
    type List = Vec<Number>;

    fn ty(&mut self, ty: &Ty) -> Number {
        if let Some(known) = self.numbers.get(ty) {
            return *known;
        }
        let kind = ty.convert(self);
        let number = Number::try_from(self.kinds.len()).expect("fewer than 2^32 types");
        self.kinds.push(kind);
        self.numbers.insert(ty.clone(), number);
        number
    }

    fn list(&mut self, list: &GenericArgs) -> Vec<Number> {
        self.tys(list)
    }
}

/// Finds types by their numbers.
struct Reader {
    tys: Vec<Ty>,
}

impl Convert<Number, Vec<Number>> for Reader {
    type Ty = Ty;
    type List = GenericArgs;

    fn ty(&mut self, number: &Number) -> Ty {
        self.tys[*number as usize].clone()
    }

    fn list(&mut self, list: &Vec<Number>) -> Rc<[Ty]> {
        list.iter().map(|number| self.ty(number)).collect()
    }
}

//! Maps as lists of pairs, so that what is written depends on nothing but what they hold.

use super::Named;
use crate::hir::Symbol;

/// A map whose order counts.
pub(crate) mod in_order {
    use crate::hir::FxIndexMap;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Named, Symbol};
    use crate::hir::DefId;

    pub fn serialize<S: Serializer>(
        map: &FxIndexMap<Symbol, DefId>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(map)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<FxIndexMap<Symbol, DefId>, D::Error> {
        Ok(Named::deserialize(from)?.into_iter().collect())
    }
}

/// A map whose order does not count.
pub(crate) mod sorted {
    use rustc_hash::FxHashMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Named, Symbol};
    use crate::resolve::names::Binding;

    pub fn serialize<S: Serializer>(
        map: &FxHashMap<Symbol, Binding>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let mut pairs: Vec<_> = map.iter().collect();
        pairs.sort_by_key(|(name, _)| *name);
        to.collect_seq(pairs)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<FxHashMap<Symbol, Binding>, D::Error> {
        Ok(Named::deserialize(from)?.into_iter().collect())
    }
}

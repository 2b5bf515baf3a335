pub use cfc_event_rules::EventType;

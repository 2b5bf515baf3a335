//! A package's configuration: `[package.metadata.cfc]` in its `Cargo.toml`, as cargo hands it on.
//! A single file has none.

use std::collections::BTreeMap;

use cfc_validator::near_miss;
use serde_json::Value;

use crate::report::Failure;

/// What CloudFront takes as a function's comment, in characters (`API_FunctionConfig`).
pub const MAX_COMMENT: usize = 128;

/// What a package says about its functions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Bytes that each function may take, if the package sets a budget.
    pub budget: Option<usize>,
    /// By function name, as `cfc build` prints it.
    pub functions: BTreeMap<String, FunctionConfig>,
}

/// What a package says about one function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FunctionConfig {
    /// Bytes that it may take, instead of the package's budget.
    pub budget: Option<usize>,
    /// Its comment on CloudFront, instead of its documentation's first words.
    pub comment: Option<String>,
    /// The ARN of its key-value store, where an exported template is not to make one.
    pub key_value_store: Option<String>,
}

const PACKAGE_KEYS: [&str; 2] = ["budget", "functions"];
const FUNCTION_KEYS: [&str; 3] = ["budget", "comment", "key-value-store"];

impl Config {
    /// Reads the value of `metadata.cfc`, `null` where there is none.
    ///
    /// ```
    /// use cfc::config::Config;
    /// use serde_json::json;
    ///
    /// let value = json!({ "budget": 2000, "functions": { "upload-guard": { "budget": 1500 } } });
    /// let config = Config::read(&value)?;
    /// assert_eq!(config.budget_of("upload-guard"), Some(1500));
    /// assert_eq!(config.budget_of("index-rewrite"), Some(2000));
    /// assert!(Config::read(&json!({ "budgets": 1 })).is_err());
    /// # Ok::<(), cfc::Failure>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If it has a key that means nothing, or a value of another kind than its key asks for.
    pub fn read(value: &Value) -> Result<Config, Failure> {
        let mut config = Config::default();
        for (key, value) in table(value, "package.metadata.cfc")? {
            match key.as_str() {
                "budget" => config.budget = Some(bytes(value, "budget")?),
                "functions" => {
                    for (name, value) in table(value, "package.metadata.cfc.functions")? {
                        let function = FunctionConfig::read(name, value)?;
                        config.functions.insert(name.clone(), function);
                    }
                }
                unknown => return Err(unknown_key(unknown, &PACKAGE_KEYS)),
            }
        }
        Ok(config)
    }

    /// The bytes that this function may take.
    pub fn budget_of(&self, function: &str) -> Option<usize> {
        let own = self.functions.get(function).and_then(|own| own.budget);
        own.or(self.budget)
    }
}

impl FunctionConfig {
    fn read(function: &str, value: &Value) -> Result<FunctionConfig, Failure> {
        let mut config = FunctionConfig::default();
        let place = format!("package.metadata.cfc.functions.{function}");
        for (key, value) in table(value, &place)? {
            match key.as_str() {
                "budget" => config.budget = Some(bytes(value, &format!("{function}.budget"))?),
                "comment" => {
                    let comment = text(value, &format!("{function}.comment"))?;
                    if comment.chars().count() > MAX_COMMENT {
                        return Err(wrong(&format!(
                            "`{function}.comment` has more than {MAX_COMMENT} characters, which CloudFront refuses"
                        )));
                    }
                    config.comment = Some(comment);
                }
                "key-value-store" => {
                    let arn = text(value, &format!("{function}.key-value-store"))?;
                    config.key_value_store = Some(arn);
                }
                unknown => return Err(unknown_key(unknown, &FUNCTION_KEYS)),
            }
        }
        Ok(config)
    }
}

fn table<'a>(
    value: &'a Value,
    place: &str,
) -> Result<impl Iterator<Item = (&'a String, &'a Value)>, Failure> {
    match value {
        Value::Null => Ok(None.into_iter().flatten()),
        Value::Object(table) => Ok(Some(table.iter()).into_iter().flatten()),
        _ => Err(wrong(&format!("`{place}` is no table"))),
    }
}

fn bytes(value: &Value, key: &str) -> Result<usize, Failure> {
    let number = value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok());
    number.ok_or_else(|| wrong(&format!("`{key}` is no number of bytes")))
}

fn text(value: &Value, key: &str) -> Result<String, Failure> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| wrong(&format!("`{key}` is no text")))
}

fn wrong(what: &str) -> Failure {
    Failure::new(format!("the configuration in `Cargo.toml`: {what}"))
}

fn unknown_key(key: &str, known: &[&str]) -> Failure {
    let help = match near_miss(key, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}", known.join(", ")),
    };
    wrong(&format!("`{key}` means nothing")).help(help)
}

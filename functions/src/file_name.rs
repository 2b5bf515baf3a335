//! What the last step of a path says about it. Shared by functions, and none itself.

/// Whether a path names a file, which has a dot in its last step: `/v1.2/guide` does not.
///
/// ```
/// use functions::file_name::has_extension;
///
/// assert!(has_extension("/assets/app.js"));
/// assert!(!has_extension("/v1.2/guide"));
/// ```
pub fn has_extension(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|step| step.contains('.'))
}

/// Whether the last step of a path has a dot with something before and after it: `/.env` and `/a.`
/// do not.
///
/// ```
/// use functions::file_name::has_name_and_extension;
///
/// assert!(has_name_and_extension("/app.js"));
/// assert!(!has_name_and_extension("/.env"));
/// ```
pub fn has_name_and_extension(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = name.strip_prefix('.').unwrap_or(name);
    name.strip_suffix('.').unwrap_or(name).contains('.')
}

//! The clock, which stands still while a function runs, and how its times are written.

use cfc_macros::js;

#[js(native)]
use crate::native::host;

#[js(native)]
/// The years 0 to 9999, in milliseconds since 1970.
const FOUR_DIGIT_YEARS: std::ops::Range<i64> = -62_167_219_200_000..253_402_300_800_000;

/// The time at which this run began, in milliseconds since 1 January 1970 UTC. It is the same for
/// the whole run (`functions-javascript-runtime-20`, on `Date`).
///
/// ```
/// use cloudfront_functions::time;
///
/// fn is_expired(expires_seconds: i64) -> bool {
///     time::now_millis() / 1000 >= expires_seconds
/// }
/// assert!(is_expired(0));
/// ```
#[js(pure "Date.now()")]
pub fn now_millis() -> i64 {
    host::clock_millis()
}

/// A time as RFC 3339 writes it, in whole seconds of UTC: `2023-11-14T22:13:20Z`. `millis` are
/// milliseconds since 1 January 1970 UTC, as of [`now_millis`].
///
/// # Panics
///
/// If the year has not four digits: before the year 0 or after 9999.
///
/// ```
/// use cloudfront_functions::time::rfc3339;
///
/// assert_eq!(rfc3339(1_700_000_000_999), "2023-11-14T22:13:20Z");
/// assert_eq!(rfc3339(-1), "1969-12-31T23:59:59Z");
/// ```
#[js({
    let text: String = iso(millis);
    js!(pure "$text.slice(0,19)+'Z'")
})]
pub fn rfc3339(millis: i64) -> String {
    assert!(FOUR_DIGIT_YEARS.contains(&millis));
    let seconds = millis.div_euclid(1000);
    let (year, month, day) = civil_date(seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// A time in the basic form of ISO 8601, which Signature Version 4 takes as `X-Amz-Date`:
/// `20231114T221320Z`. Its first eight characters are the date of the credential scope.
///
/// # Panics
///
/// As [`rfc3339`] does.
///
/// ```
/// use cloudfront_functions::time::amz_date;
///
/// let date = amz_date(1_700_000_000_000);
/// assert_eq!(date, "20231114T221320Z");
/// assert_eq!(&date[..8], "20231114");
/// ```
#[js({
    let text: String = iso(millis);
    js!(pure "$text.replace(/[-:]|[.]\\d+/g,'')")
})]
pub fn amz_date(millis: i64) -> String {
    rfc3339(millis).replace(['-', ':'], "")
}

/// The day of a time as Signature Version 4 writes it in the credential scope: `20231114`.
///
/// # Panics
///
/// As [`rfc3339`] does.
///
/// ```
/// assert_eq!(cloudfront_functions::time::amz_day(1_700_000_000_000), "20231114");
/// ```
#[js({
    let text: String = iso(millis);
    js!(pure "$text.slice(0,10).replace(/-/g,'')")
})]
pub fn amz_day(millis: i64) -> String {
    let mut day = amz_date(millis);
    day.truncate(8);
    day
}

/// A time as JavaScript writes it: 24 characters, unless the year has more than four digits.
#[js({
    let text: String = js!(pure "new Date($millis).toISOString()");
    if js!(pure "$text.length !== 24") {
        panic!("a year that has not four digits");
    }
    text
})]
#[expect(dead_code, reason = "the native bodies need none")]
fn iso(millis: i64) -> String {
    rfc3339(millis)
}

/// The year, month and day of a day that is counted from 1 January 1970, by the Gregorian rules.
#[js(native)]
fn civil_date(days: i64) -> (i64, i64, i64) {
    // Years begin in March here, so that a leap day is the last day of its year; eras of 400 years
    // all have the same number of days.
    let day = days + 719_468;
    let era = day.div_euclid(146_097);
    let day = day.rem_euclid(146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day_of_month = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + next, month, day_of_month)
}

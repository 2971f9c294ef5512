//! Browser sessions: what a session cookie stands for. A row exists only once there is something to remember.

use rusqlite::{Connection, OptionalExtension};

use super::Stored;

/// How the login of a browser session began, which decides how long it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Login {
    /// With Basic, in a request that did not show yet that the browser keeps cookies: ends with the next request.
    FirstBasic,
    /// With the login form: cookies alone keep it.
    Form,
    /// With Basic: goes on with the same Basic only. Its cookies alone are no login.
    Basic,
}

impl Login {
    const fn number(self) -> i64 {
        match self {
            Self::FirstBasic => 0,
            Self::Form => 1,
            Self::Basic => 2,
        }
    }

    const fn of_number(number: i64) -> Self {
        match number {
            1 => Self::Form,
            2 => Self::Basic,
            _ => Self::FirstBasic,
        }
    }
}

/// What the server remembers of a browser.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Value of the session cookie.
    pub id: String,
    /// Who is logged in.
    pub user: Option<String>,
    /// How the login began.
    pub login: Login,
    /// Just logged out: the next call is sent to the login page.
    pub logged_out: bool,
    /// The CSRF token of this browser.
    pub request_token: String,
}

/// The browser with this cookie.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn find(db: &Connection, id: &str) -> Stored<Option<Browser>> {
    Ok(db
        .prepare_cached("SELECT id, user_id, lasting, logged_out, request_token FROM browser_sessions WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Browser {
                id: row.get(0)?,
                user: row.get(1)?,
                login: Login::of_number(row.get(2)?),
                logged_out: row.get(3)?,
                request_token: row.get(4)?,
            })
        })
        .optional()?)
}

/// Writes a browser, new or changed.
///
/// # Errors
/// See [`find`].
pub fn save(db: &Connection, browser: &Browser) -> Stored<()> {
    db.prepare_cached(
        "INSERT INTO browser_sessions (id, user_id, lasting, logged_out, request_token) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id, lasting = excluded.lasting,
           logged_out = excluded.logged_out, request_token = excluded.request_token",
    )?
    .execute((
        &browser.id,
        &browser.user,
        browser.login.number(),
        browser.logged_out,
        &browser.request_token,
    ))?;
    Ok(())
}

/// Forgets a browser.
///
/// # Errors
/// See [`find`].
pub fn remove(db: &Connection, id: &str) -> Stored<()> {
    db.execute("DELETE FROM browser_sessions WHERE id = ?1", [id])?;
    Ok(())
}

/// The conversation session that this browser joined with.
///
/// # Errors
/// See [`find`].
pub fn joined(db: &Connection, browser: &str, token: &str) -> Stored<Option<String>> {
    Ok(db
        .prepare_cached("SELECT session_id FROM joined WHERE browser_id = ?1 AND token = ?2")?
        .query_row([browser, token], |row| row.get(0))
        .optional()?)
}

/// Every conversation session that this browser joined with.
///
/// # Errors
/// See [`find`].
pub fn all_joined(db: &Connection, browser: &str) -> Stored<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT session_id FROM joined WHERE browser_id = ?1")?;
    let rows = statement.query_map([browser], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Remembers a join.
///
/// # Errors
/// See [`find`].
pub fn set_joined(db: &Connection, browser: &str, token: &str, session: &str) -> Stored<()> {
    db.prepare_cached("INSERT OR REPLACE INTO joined (browser_id, token, session_id) VALUES (?1, ?2, ?3)")?
        .execute([browser, token, session])?;
    Ok(())
}

/// Forgets a join.
///
/// # Errors
/// See [`find`].
pub fn forget_joined(db: &Connection, browser: &str, token: &str) -> Stored<()> {
    db.execute(
        "DELETE FROM joined WHERE browser_id = ?1 AND token = ?2",
        [browser, token],
    )?;
    Ok(())
}

/// The password that this browser gave on the public page.
///
/// # Errors
/// See [`find`].
pub fn unlocked(db: &Connection, browser: &str, token: &str) -> Stored<Option<String>> {
    Ok(db
        .prepare_cached("SELECT password FROM unlocked WHERE browser_id = ?1 AND token = ?2")?
        .query_row([browser, token], |row| row.get(0))
        .optional()?)
}

/// Remembers a password given on the public page, or forgets it.
///
/// # Errors
/// See [`find`].
pub fn set_unlocked(db: &Connection, browser: &str, token: &str, password: Option<&str>) -> Stored<()> {
    match password {
        Some(password) => db.execute(
            "INSERT OR REPLACE INTO unlocked (browser_id, token, password) VALUES (?1, ?2, ?3)",
            [browser, token, password],
        )?,
        None => db.execute(
            "DELETE FROM unlocked WHERE browser_id = ?1 AND token = ?2",
            [browser, token],
        )?,
    };
    Ok(())
}

//! Two tabs are two people: cookies and sign-ins stay in the jar of their tab.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Reply, Server, TestClient, row};

const ONE: &str = "tab-one-0123456789";
const TWO: &str = "tab-two-0123456789";

async fn sign_in(person: &mut TestClient, body: Value) -> Reply {
    person
        .send(Method::POST, "/demo/sign-in", Default::default(), body.to_string())
        .await
}

#[tokio::test]
async fn two_tabs_are_two_people_and_nothing_reaches_the_browser() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let (mut one, mut two) = (server.tab(ONE), server.tab(TWO));
    let alice = json!({"user": "Alice", "password": "alice-password"});
    let reply = sign_in(&mut one, alice).await;
    assert_eq!(reply.json(), json!({"user": "alice", "displayName": "Alice Liddell"}));
    let bob = json!({"user": "bob", "password": "bob-password"});
    assert_eq!(sign_in(&mut two, bob).await.status, 200);
    let joined = one.join("public01", Value::Null).await;
    assert_eq!(joined.data()["participantType"], 2);
    assert_eq!(two.join("public01", Value::Null).await.data()["participantType"], 3);
    for person in [&mut one, &mut two] {
        let list = person.list("public01").await;
        assert_eq!(list.header("set-cookie"), None);
        for user in ["alice", "bob"] {
            assert_ne!(row(&list.data(), user).unwrap()["sessionId"], "0", "{user}");
        }
        assert!(person.cookies.is_empty());
    }
    assert_eq!(one.leave("public01").await.status, 200);
    let list = two.list("public01").await.data();
    assert_eq!(row(&list, "alice").unwrap()["sessionId"], "0");
    assert_ne!(row(&list, "bob").unwrap()["sessionId"], "0");
}

#[tokio::test]
async fn a_wrong_password_signs_nobody_in() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut tab = server.tab(ONE);
    let reply = sign_in(&mut tab, json!({"user": "bob", "password": "no"})).await;
    assert_eq!((reply.status, reply.json()), (401, json!({"message": "wrong"})));
    assert_eq!(tab.list("public01").await.status, 404);
    server.app().set_maintenance(true);
    let reply = sign_in(&mut tab, json!({"user": "bob", "password": "bob-password"})).await;
    assert_eq!(reply.status, 503);
}

#[tokio::test]
async fn cookies_and_passwords_of_the_browser_do_not_count_in_a_tab() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut tab = server.tab(ONE);
    tab.cookies = server.browser("alice").await.cookies;
    tab.credentials = Some(("bob".to_owned(), "bob-password".to_owned()));
    assert_eq!(tab.get("/ocs/v2.php/cloud/user").await.status, 401);
}

#[tokio::test]
async fn signing_in_as_somebody_else_or_out_empties_the_jar() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut tab = server.tab(ONE);
    sign_in(&mut tab, json!({"user": "alice", "password": "alice-password"})).await;
    sign_in(&mut tab, json!({"user": "bob", "password": "bob-password"})).await;
    let own = "/ocs/v2.php/cloud/user";
    assert_eq!(tab.get(own).await.data()["id"], "bob");
    let headers = Default::default();
    tab.send(Method::POST, "/demo/sign-out", headers, String::new()).await;
    assert_eq!(tab.get(own).await.status, 401);
}

#[tokio::test]
async fn a_guest_in_a_tab_stays_the_same_guest() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut tab = server.tab(ONE);
    let joined = tab.join("public01", Value::Null).await;
    assert_eq!(joined.header("set-cookie"), None, "the cookies stay in the jar");
    assert_eq!(tab.get("/room/public01").await.session(), joined.session());
    assert_eq!(server.tab(TWO).get("/room/public01").await.session(), "0");
}

#[tokio::test]
async fn names_that_are_no_tabs_are_passed_over() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut short = server.tab("short");
    let joined = short.join("public01", Value::Null).await;
    assert!(joined.header("set-cookie").is_some(), "an ordinary browser");
}

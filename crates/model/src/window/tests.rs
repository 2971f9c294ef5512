use super::*;
use crate::roster::Roster;

fn keys(count: u32) -> Vec<ParticipantKey> {
    Roster::keys_for_tests(count)
}

const VIEW: View = View {
    top: 1_000.0,
    height: 500.0,
};

fn even(rows: &[ParticipantKey]) -> Heights {
    let mut heights = Heights::default();
    heights.measure(&[(rows[0], 50.0)]);
    heights.arrange(rows, []);
    heights
}

#[test]
fn the_visible_rows_and_some_around_them_are_kept() {
    let heights = even(&keys(1));
    assert_eq!(VIEW.range(&heights, 10_000), (12, 39));
    assert_eq!(VIEW.range(&heights, 5), (5, 5));
    assert_eq!(View { top: -20.0, ..VIEW }.range(&heights, 3), (0, 3));
    assert_eq!(VIEW.page(&heights), 10);
}

#[test]
fn only_a_row_that_is_not_visible_is_scrolled_to() {
    let heights = even(&keys(1));
    assert_eq!(VIEW.reveal(&heights, 10, 0.0), Some(500.0));
    assert_eq!(VIEW.reveal(&heights, 25, 0.0), None);
    assert_eq!(VIEW.reveal(&heights, 40, 0.0), Some(1_550.0));
}

#[test]
fn higher_rows_push_the_others_down() {
    let rows = keys(10);
    let mut heights = even(&rows);
    assert!(heights.measure(&[(rows[2], 80.0), (rows[5], 60.0)]));
    assert!(!heights.measure(&[(rows[2], 80.0)]), "no change");
    heights.arrange(&rows, []);
    assert_eq!(
        [0, 2, 3, 5, 6, 10].map(|place| heights.top(place)),
        [0.0, 100.0, 180.0, 280.0, 340.0, 540.0]
    );
    for place in 0..10 {
        assert_eq!(heights.place_at(heights.top(place)), place);
        assert_eq!(heights.place_at(heights.top(place + 1) - 0.5), place);
    }
}

#[test]
fn a_row_keeps_its_height_at_another_index_until_the_width_changes() {
    let mut rows = keys(4);
    let mut heights = even(&rows);
    heights.measure(&[(rows[3], 90.0)]);
    rows.swap(0, 3);
    heights.arrange(&rows, []);
    assert_eq!(heights.top(1), 90.0);
    rows.remove(0);
    heights.arrange(&rows, []);
    assert_eq!(heights.top(3), 150.0);
    heights.forget();
    assert_eq!(heights.top(1), DEFAULT_HEIGHT);
}

#[test]
fn a_row_below_the_base_height_becomes_the_base() {
    let rows = keys(3);
    let mut heights = Heights::default();
    heights.measure(&[(rows[0], 80.0), (rows[1], 50.0)]);
    heights.arrange(&rows, []);
    assert_eq!([1, 2, 3].map(|place| heights.top(place)), [80.0, 130.0, 180.0]);
}

#[test]
fn larger_text_makes_all_rows_higher() {
    let rows = keys(4);
    let mut heights = even(&rows);
    assert!(heights.measure(&[(rows[0], 100.0), (rows[1], 120.0)]));
    heights.arrange(&rows, []);
    assert_eq!([1, 2, 4].map(|place| heights.top(place)), [100.0, 220.0, 420.0]);
}

#[test]
fn a_heading_counts_to_the_row_below_it() {
    let rows = keys(100);
    let mut heights = even(&rows);
    assert!(heights.measure_heading(30.0) && !heights.measure_heading(30.0));
    heights.arrange(&rows, [1, 40]);
    let tops = [0, 1, 2, 40, 41, 100].map(|place| heights.top(place));
    assert_eq!(tops, [0.0, 50.0, 130.0, 2_030.0, 2_110.0, 5_060.0]);
    let at = [49.0, 50.0, 79.0, 129.0, 130.0, 2_029.0, 2_030.0].map(|top| heights.place_at(top));
    assert_eq!(at, [0, 1, 1, 1, 2, 39, 40]);
    heights.measure(&[(rows[40], 70.0), (rows[41], 60.0)]);
    heights.arrange(&rows, [1, 40]);
    assert_eq!(heights.top(41) - heights.top(40), 100.0);
    assert_eq!(heights.top(42) - heights.top(41), 60.0);
}

#[test]
fn a_row_is_scrolled_out_from_under_a_heading() {
    let rows = keys(100);
    let mut heights = even(&rows);
    heights.measure_heading(30.0);
    heights.arrange(&rows, [0]);
    let view = View {
        top: 280.0,
        height: 500.0,
    };
    assert_eq!(view.reveal(&heights, 5, 0.0), None);
    assert_eq!(view.reveal(&heights, 5, 30.0), Some(250.0));
    assert_eq!(view.reveal(&heights, 0, 0.0), Some(0.0), "with its heading");
}

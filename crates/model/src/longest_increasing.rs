//! Which items of a sequence can stay where they are when it is put in order: a longest increasing subsequence.

/// For each number whether it belongs to a longest increasing subsequence of `numbers`, which holds each number once.
#[must_use]
pub fn increasing(numbers: &[usize]) -> Vec<bool> {
    // `ends[length]` is the place of the smallest number that ends an increasing subsequence of `length + 1`.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let number = |place: &usize| numbers.get(*place).copied().unwrap_or_default();
    for (place, this) in numbers.iter().enumerate() {
        // Mostly in order already: then the new number ends the longest one.
        let length = match ends.last() {
            Some(last) if number(last) < *this => ends.len(),
            _ => ends.partition_point(|end| number(end) < *this),
        };
        before.push(length.checked_sub(1).and_then(|length| ends.get(length).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(place) = next {
        if let Some(stay) = stays.get_mut(place) {
            *stay = true;
        }
        next = before.get(place).copied().flatten();
    }
    stays
}

/// As [`increasing`], but the number at `fixed` belongs to it in any case.
#[must_use]
pub fn increasing_around(numbers: &[usize], fixed: usize) -> Vec<bool> {
    let Some(middle) = numbers.get(fixed) else {
        return increasing(numbers);
    };
    let fits =
        |place: usize, number: usize| (place <= fixed && number <= *middle) || (place > fixed && number > *middle);
    let places: Vec<usize> = (0..numbers.len())
        .filter(|place| numbers.get(*place).is_some_and(|number| fits(*place, *number)))
        .collect();
    let fitting: Vec<usize> = places.iter().filter_map(|place| numbers.get(*place).copied()).collect();
    let mut stays = vec![false; numbers.len()];
    for (place, stay) in places.into_iter().zip(increasing(&fitting)) {
        if let Some(slot) = stays.get_mut(place) {
            *slot = stay;
        }
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_stays() {
        assert_eq!(increasing(&[0, 1, 2]), [true, true, true]);
        assert_eq!(increasing(&[2, 0, 1]), [false, true, true]);
        assert_eq!(increasing(&[1, 2, 3, 0]), [true, true, true, false]);
        assert_eq!(increasing(&[]), [] as [bool; 0]);
    }

    #[test]
    fn the_fixed_one_stays_even_where_it_is_the_odd_one() {
        assert_eq!(increasing_around(&[2, 0, 1], 0), [true, false, false]);
        assert_eq!(increasing_around(&[0, 3, 1, 2, 4], 1), [true, true, false, false, true]);
        assert_eq!(increasing_around(&[0, 1], 7), [true, true]);
    }
}

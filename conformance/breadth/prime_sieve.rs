//! Primes by sieve, factors, and perfect numbers.

pub fn primes_up_to(limit: u64) -> Vec<u64> {
    let mut is_prime = vec![true; limit as usize + 1];
    let mut primes = Vec::new();
    for n in 2..=limit {
        if is_prime[n as usize] {
            primes.push(n);
            let mut multiple = n * n;
            while multiple <= limit {
                is_prime[multiple as usize] = false;
                multiple += n;
            }
        }
    }
    primes
}

pub fn factors(n: u64) -> Vec<u64> {
    let mut rest = n;
    let mut result = vec![];
    let mut candidates = 2..;
    while rest > 1 {
        let x = candidates.next().unwrap();
        while rest % x == 0 {
            rest /= x;
            result.push(x);
        }
    }
    result
}

#[derive(Debug, PartialEq, Eq)]
pub enum Classification {
    Abundant,
    Perfect,
    Deficient,
}

pub fn classify(num: u64) -> Option<Classification> {
    if num == 0 {
        return None;
    }
    let sum: u64 = (1..num).filter(|i| num % i == 0).sum();
    Some(match sum.cmp(&num) {
        std::cmp::Ordering::Less => Classification::Deficient,
        std::cmp::Ordering::Equal => Classification::Perfect,
        std::cmp::Ordering::Greater => Classification::Abundant,
    })
}

pub fn nth(n: u32) -> u32 {
    (2..)
        .filter(|candidate| (2..*candidate).take_while(|d| d * d <= *candidate).all(|d| candidate % d != 0))
        .nth(n as usize)
        .expect("there is always another prime")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sieve() {
        assert_eq!(primes_up_to(1), vec![]);
        assert_eq!(primes_up_to(13), vec![2, 3, 5, 7, 11, 13]);
        assert_eq!(primes_up_to(1000).len(), 168);
    }

    #[test]
    fn factoring() {
        assert_eq!(factors(1), []);
        assert_eq!(factors(60), [2, 2, 3, 5]);
        assert_eq!(factors(901_255), [5, 17, 23, 461]);
    }

    #[test]
    fn classes() {
        assert_eq!(classify(0), None);
        assert_eq!(classify(28), Some(Classification::Perfect));
        assert_eq!(classify(30), Some(Classification::Abundant));
        assert_eq!(classify(32), Some(Classification::Deficient));
    }

    #[test]
    fn by_position() {
        assert_eq!((nth(0), nth(5), nth(100)), (2, 13, 547));
    }
}

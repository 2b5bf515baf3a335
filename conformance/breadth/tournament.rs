//! A league's table, and a poker-like ranking.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

#[derive(Default, Clone, Debug)]
struct Team {
    wins: u32,
    draws: u32,
    losses: u32,
}

impl Team {
    fn played(&self) -> u32 {
        self.wins + self.draws + self.losses
    }

    fn points(&self) -> u32 {
        3 * self.wins + self.draws
    }
}

enum MatchResult {
    Win,
    Draw,
    Loss,
}

impl MatchResult {
    fn parse(s: &str) -> Option<MatchResult> {
        match s {
            "win" => Some(MatchResult::Win),
            "draw" => Some(MatchResult::Draw),
            "loss" => Some(MatchResult::Loss),
            _ => None,
        }
    }
}

pub fn tally(match_results: &str) -> String {
    let mut teams: HashMap<&str, Team> = HashMap::new();
    for line in match_results.lines() {
        let parts: Vec<&str> = line.split(';').collect();
        if let [home, away, result] = parts[..] {
            let Some(result) = MatchResult::parse(result) else {
                continue;
            };
            match result {
                MatchResult::Win => {
                    teams.entry(home).or_default().wins += 1;
                    teams.entry(away).or_default().losses += 1;
                }
                MatchResult::Draw => {
                    for name in [home, away] {
                        teams.entry(name).or_default().draws += 1;
                    }
                }
                MatchResult::Loss => {
                    teams.entry(home).or_default().losses += 1;
                    teams.entry(away).or_default().wins += 1;
                }
            }
        }
    }
    let mut table: Vec<_> = teams.iter().collect();
    table.sort_by_key(|(name, team)| (Reverse(team.points()), **name));
    let mut lines = vec![format!("{:<31}| MP |  W |  D |  L |  P", "Team")];
    lines.extend(table.iter().map(|(name, team)| {
        format!(
            "{:<31}| {:>2} | {:>2} | {:>2} | {:>2} | {:>2}",
            name,
            team.played(),
            team.wins,
            team.draws,
            team.losses,
            team.points()
        )
    }));
    lines.join("\n")
}

#[derive(Debug, PartialEq, PartialOrd, Clone)]
pub struct Player {
    pub score: f64,
    pub name: String,
}

pub fn ranking(mut players: Vec<Player>) -> Vec<(usize, String)> {
    players.sort_by(|a, b| {
        b.score
            .partial_cmp(&a.score)
            .unwrap_or(Ordering::Equal)
            .then_with(|| a.name.cmp(&b.name))
    });
    players
        .into_iter()
        .enumerate()
        .map(|(i, Player { name, .. })| (i + 1, name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_only() {
        assert_eq!(tally(""), "Team                           | MP |  W |  D |  L |  P");
    }

    #[test]
    fn a_season() {
        let input = "Allegoric Alaskans;Blithering Badgers;win\n\
                     Devastating Donkeys;Courageous Californians;draw\n\
                     Devastating Donkeys;Allegoric Alaskans;win\n\
                     Courageous Californians;Blithering Badgers;loss\n\
                     nonsense";
        let expected = [
            "Team                           | MP |  W |  D |  L |  P",
            "Devastating Donkeys            |  2 |  1 |  1 |  0 |  4",
            "Allegoric Alaskans             |  2 |  1 |  0 |  1 |  3",
            "Blithering Badgers             |  2 |  1 |  0 |  1 |  3",
            "Courageous Californians        |  2 |  0 |  1 |  1 |  1",
        ];
        assert_eq!(tally(input), expected.join("\n"));
    }

    #[test]
    fn ranks() {
        let players = [("zoe", 1.5), ("ann", 3.25), ("bob", 1.5)]
            .map(|(name, score)| Player { score, name: name.to_string() });
        let names: Vec<String> = ranking(players.to_vec()).into_iter().map(|(n, name)| format!("{n}{name}")).collect();
        assert_eq!(names, ["1ann", "2bob", "3zoe"]);
    }
}

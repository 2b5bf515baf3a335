//! Accounts with deposits, withdrawals and transfers.

use std::collections::HashMap;
use std::error::Error;
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
pub enum BankError {
    NoSuchAccount(String),
    AlreadyExists(String),
    Insufficient { needed: u64, available: u64 },
    Frozen,
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BankError::NoSuchAccount(name) => write!(f, "no account {:?}", name),
            BankError::AlreadyExists(name) => write!(f, "account {:?} already exists", name),
            BankError::Insufficient { needed, available } => {
                write!(f, "needs {needed} but has {available}")
            }
            BankError::Frozen => f.write_str("the account is frozen"),
        }
    }
}

impl Error for BankError {}

#[derive(Debug, Default)]
struct Account {
    balance: u64,
    frozen: bool,
    history: Vec<Transaction>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Transaction {
    Deposit(u64),
    Withdrawal(u64),
    TransferTo { other: String, amount: u64 },
}

impl Account {
    fn deposit(&mut self, amount: u64) {
        self.balance += amount;
        self.history.push(Transaction::Deposit(amount));
    }

    fn withdraw(&mut self, amount: u64) -> Result<u64, BankError> {
        if self.frozen {
            return Err(BankError::Frozen);
        }
        self.balance = self.balance.checked_sub(amount).ok_or(BankError::Insufficient {
            needed: amount,
            available: self.balance,
        })?;
        self.history.push(Transaction::Withdrawal(amount));
        Ok(self.balance)
    }
}

#[derive(Debug, Default)]
pub struct Bank {
    accounts: HashMap<String, Account>,
}

impl Bank {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn open(&mut self, name: impl Into<String>) -> Result<(), BankError> {
        let name = name.into();
        if self.accounts.contains_key(&name) {
            return Err(BankError::AlreadyExists(name));
        }
        self.accounts.insert(name, Account::default());
        Ok(())
    }

    fn account(&mut self, name: &str) -> Result<&mut Account, BankError> {
        self.accounts
            .get_mut(name)
            .ok_or_else(|| BankError::NoSuchAccount(name.to_owned()))
    }

    pub fn deposit(&mut self, name: &str, amount: u64) -> Result<u64, BankError> {
        let account = self.account(name)?;
        account.deposit(amount);
        Ok(account.balance)
    }

    pub fn withdraw(&mut self, name: &str, amount: u64) -> Result<u64, BankError> {
        self.account(name)?.withdraw(amount)
    }

    pub fn transfer(&mut self, from: &str, to: &str, amount: u64) -> Result<(), BankError> {
        self.account(to)?;
        let source = self.account(from)?;
        source.withdraw(amount)?;
        if let Some(last) = source.history.last_mut() {
            *last = Transaction::TransferTo { other: to.into(), amount };
        }
        self.account(to)?.deposit(amount);
        Ok(())
    }

    pub fn freeze(&mut self, name: &str) -> Result<(), BankError> {
        self.account(name).map(|account| account.frozen = true)
    }

    pub fn history(&self, name: &str) -> Option<&[Transaction]> {
        self.accounts.get(name).map(|a| a.history.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bank() -> Bank {
        let mut bank = Bank::new();
        bank.open("ada").unwrap();
        bank.open(String::from("bob")).unwrap();
        bank.deposit("ada", 100).unwrap();
        bank
    }

    #[test]
    fn deposits_and_withdraws() {
        let mut bank = bank();
        assert_eq!(bank.withdraw("ada", 30), Ok(70));
        assert_eq!(bank.deposit("ada", 5), Ok(75));
    }

    #[test]
    fn transfers() {
        let mut bank = bank();
        bank.transfer("ada", "bob", 40).unwrap();
        assert_eq!(bank.withdraw("bob", 0), Ok(40));
        assert_eq!(
            bank.history("ada"),
            Some(&[Transaction::Deposit(100), Transaction::TransferTo { other: "bob".to_string(), amount: 40 }][..])
        );
    }

    #[test]
    fn says_what_is_wrong() {
        let mut bank = bank();
        assert_eq!(bank.withdraw("ada", 101).unwrap_err().to_string(), "needs 101 but has 100");
        assert_eq!(bank.deposit("eve", 1).unwrap_err().to_string(), "no account \"eve\"");
        assert!(matches!(bank.open("bob"), Err(BankError::AlreadyExists(name)) if name == "bob"));
        bank.freeze("ada").unwrap();
        assert_eq!(bank.transfer("ada", "bob", 1), Err(BankError::Frozen));
        assert_eq!(bank.history("eve"), None);
    }
}

namespace OrleansBooking.Contracts.Accounts;

/// <summary>Name and password are right, and the account has a second factor: the same sign-in again, with one of these.</summary>
/// <param name="Code">A code of an app or a printed one is taken.</param>
/// <param name="Pending">Stands for the password in the next five minutes, so that nobody has to keep it.</param>
/// <param name="Passkey">For the browser; null: no passkey is set up.</param>
public sealed record SecondFactorNeeded(bool Code, string Pending, PasskeyChallenge? Passkey);

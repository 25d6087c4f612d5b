namespace OrleansBooking.Contracts.Accounts;

/// <summary>An account as its administrators see it.</summary>
/// <param name="DisplayName">Whose it is.</param>
/// <param name="State">One of <see cref="AccountStates"/>.</param>
/// <param name="SecondFactor">An authenticator app, a passkey or printed codes are set up.</param>
/// <param name="MustChangePassword">It still has the password that an administrator gave it.</param>
/// <param name="LockedUntil">End of the rest after too many wrong attempts.</param>
/// <param name="LastUsedAt">Of any session.</param>
/// <param name="Sessions">Live ones.</param>
/// <param name="InitialPassword">Said once, in the answer that made or reset it.</param>
public sealed record AccountAnswer(
    string UserName, string DisplayName, string Role, string State, bool SecondFactor, bool MustChangePassword, DateTimeOffset CreatedAt,
    string? LockReason, DateTimeOffset? LockedUntil, DateTimeOffset? LastUsedAt, int Sessions, IReadOnlyList<TrainingAnswer> Trainings,
    string? InitialPassword = null)
{
    /// <summary>Shows no password: records print their members.</summary>
    public override string ToString() => $"{nameof(AccountAnswer)} {UserName}";
}

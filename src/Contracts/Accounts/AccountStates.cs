namespace OrleansBooking.Contracts.Accounts;

/// <summary>Whether an account can sign in, and why not; only its administrators hear this.</summary>
public static class AccountStates
{
    public const string Active = "active";

    /// <summary>No training is recorded (P6).</summary>
    public const string Untrained = "untrained";

    /// <summary>An administrator locked it.</summary>
    public const string Locked = "locked";

    /// <summary>Too many wrong attempts: locked for a while.</summary>
    public const string Resting = "resting";
}

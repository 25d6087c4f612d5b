namespace OrleansBooking.Contracts.Accounts;

/// <summary>What a session must do before it may do anything but keep the own account.</summary>
public static class SessionLimits
{
    /// <summary>Choose a password of one's own in place of an administrator's.</summary>
    public const string Password = "password";

    /// <summary>Set up a second factor: the city demands it of the role.</summary>
    public const string SecondFactor = "second-factor";
}

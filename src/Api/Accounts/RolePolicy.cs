namespace OrleansBooking.Api.Accounts;

/// <summary>What the city demands of accounts of a role.</summary>
public sealed class RolePolicy
{
    public string Role { get; set; } = "";

    /// <summary>Only with a second factor: who has none can do nothing else than set one up.</summary>
    public bool SecondFactor { get; set; }
}

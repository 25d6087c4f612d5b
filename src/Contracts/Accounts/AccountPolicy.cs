namespace OrleansBooking.Contracts.Accounts;

/// <summary>What the city demands of accounts.</summary>
/// <param name="SecondFactorRoles">Roles that work only with a second factor.</param>
public sealed record AccountPolicy(IReadOnlyList<string>? SecondFactorRoles);

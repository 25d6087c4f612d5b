namespace OrleansBooking.Contracts.Accounts;

/// <summary>A live sign-in of the own account.</summary>
/// <param name="Client">The browser or program, as it calls itself.</param>
/// <param name="Current">The one that asks.</param>
public sealed record SessionAnswer(Guid Id, string Client, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset EndsAt, bool Current);

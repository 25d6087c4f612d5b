using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Tickets;

/// <summary>A signed-in account on an internal node.</summary>
/// <param name="Role">One of <see cref="StaffRoles"/>.</param>
/// <param name="Channel">Follows from the role: operators telephone, everybody else staff.</param>
public sealed record StaffIdentity(string UserName, string Role, Channel Channel, DateTimeOffset ExpiresAt);

using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Contracts.Tickets;

/// <summary>A signed-in account on an internal node.</summary>
/// <param name="Role">One of <see cref="StaffRoles"/>.</param>
/// <param name="Channel">Follows from the role: operators telephone, everybody else staff.</param>
public sealed record StaffIdentity(string UserName, string Role, Channel Channel, DateTimeOffset ExpiresAt)
{
    /// <summary>True if the account's role has the right.</summary>
    public bool May(Right right) => RoleRights.Allow(Role, right);
}

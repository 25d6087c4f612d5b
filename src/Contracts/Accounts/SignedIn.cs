using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Contracts.Accounts;

/// <summary>The account that calls, as <c>GET /me</c> answers.</summary>
/// <param name="Role">One of <see cref="StaffRoles"/>.</param>
public sealed record SignedIn(string UserName, string Role)
{
    /// <summary>True if the account's role has the right.</summary>
    public bool May(Right right) => RoleRights.Allow(Role, right);
}

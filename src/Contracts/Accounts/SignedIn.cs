using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Contracts.Accounts;

/// <summary>The account that calls, as <c>GET /me</c> answers.</summary>
/// <param name="Role">One of <see cref="StaffRoles"/>.</param>
/// <param name="Limit">What must be done first (<see cref="SessionLimits"/>); null: nothing.</param>
public sealed record SignedIn(string UserName, string Role, string? Limit = null)
{
    /// <summary>True if the account's role has the right, and nothing must be done first.</summary>
    public bool May(Right right) => RoleRights.Allow(Role, right) && (Limit is null || right == Right.KeepOwnAccount);
}

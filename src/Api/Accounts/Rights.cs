using System.Collections.Frozen;
using OrleansBooking.Contracts.Tickets;

namespace OrleansBooking.Api.Accounts;

/// <summary>Who may do what: the one table of roles and actions (A1). What is not in it is allowed to nobody.</summary>
public static class Rights
{
    private static readonly FrozenSet<ApiAction> WithoutSignIn = FrozenSet.Create(ApiAction.SignIn, ApiAction.ReadPublic);

    private static readonly FrozenDictionary<string, FrozenSet<ApiAction>> ByRole = new Dictionary<string, FrozenSet<ApiAction>>
    {
        [StaffRoles.Operator] = FrozenSet.Create(ApiAction.Book, ApiAction.ReadReservations, ApiAction.ChangeReservations),
        [StaffRoles.Administrator] = FrozenSet.Create(
            ApiAction.Book, ApiAction.ReadReservations, ApiAction.ChangeReservations, ApiAction.ExportReservations, ApiAction.ManageApplicants,
            ApiAction.WatchEngine),
    }.ToFrozenDictionary();

    /// <summary>True if nobody has to sign in for this.</summary>
    public static bool NeedNoSignIn(ApiAction action) => WithoutSignIn.Contains(action);

    /// <summary>True if the role has the right.</summary>
    public static bool Allow(string role, ApiAction action) => ByRole.TryGetValue(role, out var actions) && actions.Contains(action);

    /// <summary>The roles that have the right.</summary>
    public static IReadOnlyList<string> RolesFor(ApiAction action) => [.. StaffRoles.All.Where(role => Allow(role, action))];
}

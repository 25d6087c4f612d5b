using System.Collections.Frozen;

namespace OrleansBooking.Contracts.Rights;

/// <summary>Who may do what: the one table of roles and rights (A1), for pages, API and grains. What is not in it is allowed to nobody.</summary>
public static class RoleRights
{
    private static readonly FrozenSet<Right> WithoutSignIn = FrozenSet.Create(Right.SignIn, Right.ReadPublic);

    private static readonly FrozenDictionary<string, FrozenSet<Right>> ByRole = new Dictionary<string, FrozenSet<Right>>
    {
        [StaffRoles.Operator] = FrozenSet.Create(
            Right.KeepOwnAccount, Right.ReadOrganisation, Right.Book, Right.ReadReservations, Right.ChangeReservations,
            Right.TakeCalls, Right.ReadCallCentre, Right.ReadManuals),
        [StaffRoles.Manager] = FrozenSet.Create(
            Right.KeepOwnAccount, Right.ReadOrganisation, Right.Book, Right.ReadReservations, Right.ChangeReservations, Right.ReadCity, Right.WorkWorklist,
            Right.ReadIncidents, Right.ManageIncidents, Right.ReadCases, Right.ManageOrganisation,
            Right.TakeCalls, Right.ReadCallCentre, Right.LeadCentre, Right.ManageComplaints, Right.ReadManuals, Right.WriteManuals),
        [StaffRoles.Staff] = FrozenSet.Create(
            Right.KeepOwnAccount, Right.ReadOrganisation, Right.Book, Right.Override, Right.ReadReservations, Right.ChangeReservations, Right.Receive,
            Right.ExportReservations, Right.ManageApplicants, Right.ReadCity, Right.ManageVenues, Right.ManageSchedule, Right.ApproveChanges,
            Right.WorkWorklist, Right.CloseDays, Right.ReadIncidents, Right.ManageIncidents, Right.ReadCases, Right.ManageOrganisation,
            Right.ReadCallCentre, Right.ManageComplaints, Right.ReadManuals, Right.WriteManuals),
        [StaffRoles.Viewer] = FrozenSet.Create(
            Right.KeepOwnAccount, Right.ReadOrganisation, Right.ReadReservations, Right.ReadCity, Right.ReadIncidents, Right.ReadCases, Right.ReadCallCentre,
            Right.ReadManuals),
        [StaffRoles.Administrator] = FrozenSet.Create(
            Right.KeepOwnAccount, Right.ReadOrganisation, Right.Book, Right.Override, Right.ReadReservations, Right.ChangeReservations, Right.Receive,
            Right.ExportReservations, Right.ManageApplicants, Right.ReadCity, Right.ManageVenues, Right.ManageSchedule, Right.ApproveChanges,
            Right.WorkWorklist, Right.CloseDays, Right.ManageMaintenance, Right.ReadIncidents, Right.ManageIncidents, Right.ReadCases, Right.ManageOrganisation,
            Right.SetLimits, Right.ManageAccounts, Right.ReadAudit, Right.WatchEngine,
            Right.ReadCallCentre, Right.LeadCentre, Right.ManageComplaints, Right.ReadManuals, Right.WriteManuals),
        [StaffRoles.Auditor] = FrozenSet.Create(Right.KeepOwnAccount, Right.ReadOrganisation, Right.ReadIncidents, Right.ReadAudit),
    }.ToFrozenDictionary();

    /// <summary>True if nobody has to sign in for this.</summary>
    public static bool NeedNoSignIn(Right right) => WithoutSignIn.Contains(right);

    /// <summary>True if the role has the right.</summary>
    public static bool Allow(string role, Right right) => ByRole.TryGetValue(role, out var rights) && rights.Contains(right);

    /// <summary>The roles that have the right.</summary>
    public static IReadOnlyList<string> RolesFor(Right right) => [.. StaffRoles.All.Where(role => Allow(role, right))];
}

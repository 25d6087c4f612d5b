using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>The parts of the inside pages, in the order of the navigation; each is shown to those who may use it.</summary>
public static class Areas
{
    private static readonly IReadOnlyList<Area> All =
    [
        new("console", "/console", Right.TakeCalls, Daily: true),
        new("today", "/staff/today", Right.ReadCity, Daily: true),
        new("reception", "/staff/reception", Right.Receive, Daily: true),
        new("reservations", "/staff/reservations", Right.ReadReservations, Daily: true),
        new("venues", "/staff/venues", Right.ReadCity, Daily: true),
        new("worklist", "/staff/worklist", Right.ReadCity, Daily: true),
        new("lists", "/staff/lists", Right.ReadReservations, Daily: true),
        new("centre", "/staff/centre", Right.LeadCentre),
        new("open-cases", "/staff/open-cases", Right.ReadCallCentre),
        new("calls", "/staff/calls", Right.ReadCallCentre),
        new("rosters", "/staff/rosters", Right.ReadCallCentre),
        new("complaints", "/staff/complaints", Right.ReadCallCentre),
        new("manuals", "/staff/manuals", Right.ReadManuals),
        new("report", "/staff/report", Right.ReadCallCentre),
        new("closings", "/staff/closings", Right.WorkWorklist),
        new("applicants", "/staff/applicants", Right.ManageApplicants),
        new("incidents", "/staff/incidents", Right.ReadIncidents),
        new("organisation", "/staff/organisation", Right.ReadOrganisation),
        new("maintenance", "/staff/maintenance", Right.ReadCity),
        new("accounts", "/staff/accounts", Right.ManageAccounts),
        new("audit", "/staff/audit", Right.ReadAudit),
    ];

    /// <summary>What an account sees.</summary>
    public static IReadOnlyList<Area> For(SignedIn account) => [.. All.Where(area => account.May(area.Needed))];

    /// <param name="Name">Key of its words: <c>Areas.{name}</c> and <c>Areas.{name}-what</c>.</param>
    /// <param name="Address">Its first page; all of it lies below.</param>
    /// <param name="Daily">Stands in the navigation of every page; the others are found from the first one.</param>
    public sealed record Area(string Name, string Address, Right Needed, bool Daily = false)
    {
        /// <summary>True if a page belongs to it.</summary>
        public bool Covers(PathString path) => path.StartsWithSegments(Address);
    }
}

using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Incidents;

/// <summary>A page with the form of a trouble.</summary>
public abstract class IncidentPage(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ManageIncidents;

    public bool MayManage => Account.May(Right.ManageIncidents);

    [BindProperty(Name = "")]
    public IncidentForm Form { get; set; } = new();
}

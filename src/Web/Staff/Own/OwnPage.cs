using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Own;

/// <summary>A page on which somebody keeps the own account; open also to those who must do that first.</summary>
public abstract class OwnPage(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.KeepOwnAccount;

    protected override bool KeepsAccount => true;

    protected RedirectResult Back(string done) => Redirect("/staff/account?done=" + done);
}

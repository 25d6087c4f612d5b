using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Procedures;

/// <summary>All procedures.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    public IReadOnlyList<ProcedureSheet> Procedures { get; private set; } = [];

    public async Task OnGet() => Procedures = await Api.Get<IReadOnlyList<ProcedureSheet>>("procedures");
}

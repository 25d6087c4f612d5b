using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Rosters;

/// <summary>Who is in when: a week at a glance, and one day to be set (A1).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    private const int Lines = 6;

    public override Right Needed => Right.ReadCallCentre;

    /// <summary>The day that is shown and set; its week stands above.</summary>
    [BindProperty(Name = "date", SupportsGet = true)]
    public string? Date { get; set; }

    /// <summary>One line a shift: name, from, to, stand-in; a line in which nothing is typed is none.</summary>
    [BindProperty(Name = "shifts")]
    public List<ShiftInput> Shifts { get; set; } = [];

    [BindProperty(Name = "stored", SupportsGet = true)]
    public string? Stored { get; set; }

    public DateOnly Day { get; private set; }

    public DateOnly Monday => Day.AddDays(-(((int)Day.DayOfWeek + 6) % 7));

    public IReadOnlyList<Shift> Week { get; private set; } = [];

    public bool MaySet => Account.May(Right.LeadCentre);

    public async Task OnGet()
    {
        await Read();
        Shifts = [.. Week.Where(shift => shift.Date == Day).Select(shift => new ShiftInput
        {
            Operator = shift.Operator, From = TypedMoment.Clock(shift.From), To = TypedMoment.Clock(shift.To), StandIn = shift.StandIn,
        })];
        while (Shifts.Count < Lines || Shifts[^1].Operator is not null) Shifts.Add(new ShiftInput());
    }

    public async Task<IActionResult> OnPost()
    {
        await Read();
        var shifts = Shifts.Where(shift => !shift.IsEmpty)
            .Select(shift => new { @operator = shift.Operator, from = TypedMoment.Time(shift.From), to = TypedMoment.Time(shift.To), standIn = shift.StandIn });
        var reply = await Api.Put<Shift[]>($"rosters/{TypedMoment.Of(Day)}", new { shifts }, Operation);
        if (reply.Problem is null) return Redirect($"/staff/rosters?date={TypedMoment.Of(Day)}&stored=set");
        Add(reply.Problem);
        return Page();
    }

    private async Task Read()
    {
        Day = DateOnly.TryParseExact(TypedMoment.Date(Date, Today), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Today;
        Week = await Api.Get<Shift[]>($"rosters?from={TypedMoment.Of(Monday)}&to={TypedMoment.Of(Monday.AddDays(6))}");
    }
}

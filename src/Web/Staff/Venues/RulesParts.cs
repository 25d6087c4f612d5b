using OrleansBooking.Web.Staff.Changes;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Digests of the three parts of a venue's rules, to tell who changed which.</summary>
public sealed class RulesParts
{
    public string? Window { get; set; }
    public string? Weekly { get; set; }
    public string? Closures { get; set; }

    public static RulesParts Of(RulesInput input, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new RulesParts
        {
            Window = ChangeStamp.Of(new { part = input.WindowBody(today) }),
            Weekly = ChangeStamp.Of(new { part = input.WeeklyBody(today) }),
            Closures = ChangeStamp.Of(new { part = input.ClosuresBody(today) }),
        };
    }
}

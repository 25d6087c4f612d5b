using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>How many days after the day of booking the first one of a procedure is, as typed.</summary>
public sealed class LeadInput
{
    public string Procedure { get; set; } = "";
    public string? Days { get; set; }

    public static List<LeadInput> Of(VenueSheet venue) =>
        [.. (venue.Procedures ?? []).Select(id => new LeadInput { Procedure = id, Days = RulesInput.Text(DaysOf(venue, id)) })];

    public static IEnumerable<VenueSheet.LeadSheet> Body(IEnumerable<LeadInput> leads) =>
        leads.Where(lead => !string.IsNullOrWhiteSpace(lead.Days))
            .Select(lead => new VenueSheet.LeadSheet(lead.Procedure, TypedMoment.Number(lead.Days) ?? -1));

    private static int? DaysOf(VenueSheet venue, string procedure) => venue.Window?.LeadDays?.FirstOrDefault(lead => lead.Procedure == procedure)?.Days;
}

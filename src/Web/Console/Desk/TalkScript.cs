using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>Reads the lines that fit the talk on the console (T2).</summary>
internal static class TalkScript
{
    public static async Task<Script> Read(StaffApi api, DeskPage talk)
    {
        var language = talk.Call?.Language ?? ScriptLanguages.Japanese;
        var situation = talk.Situation ?? CallerSituation.Self;
        var venue = Held(talk)?.VenueId ?? talk.Opened?.VenueId ?? talk.Venue ?? "";
        var lines = await api.Get<ScriptLine[]>(
            $"scripts?language={Uri.EscapeDataString(language)}&procedure={Uri.EscapeDataString(talk.Wanted)}&venue={Uri.EscapeDataString(venue)}"
            + $"&age={CallerSituation.Age(situation)}&visitor={CallerSituation.Visitor(situation)}");
        return Script.Of(lines, StepOf(talk), Said(talk, situation), language);
    }

    private static Script.Step StepOf(DeskPage talk) =>
        !talk.IsOpen ? Script.Step.Greet
        : talk.After is not null ? Script.Step.After
        : talk.Hold is not null ? Script.Step.ReadBack
        : talk.Opened is not null || !string.IsNullOrWhiteSpace(talk.Birthday) ? Script.Step.Offer
        : Script.Step.Identify;

    private static Script.Booking Said(DeskPage talk, string situation)
    {
        var procedure = talk.Procedures.FirstOrDefault(one => one.Id == talk.Wanted);
        var opened = talk.Opened;
        var name = new[] { talk.Kana, talk.Name, opened?.Kana, opened?.Name }.FirstOrDefault(one => !string.IsNullOrWhiteSpace(one));
        return Held(talk) is { } hold
            ? new Script.Booking(hold.Day, hold.At, talk.Names.Venue(hold.VenueId), procedure?.Name, name, procedure?.Brought(situation))
            : new Script.Booking(
                opened?.Day, opened?.At, opened is null ? null : talk.Names.Venue(opened.VenueId), procedure?.Name, name, procedure?.Brought(situation));
    }

    // What was just booked is told from the reservation.
    private static HeldSeat? Held(DeskPage talk) => talk.After is null ? talk.Hold : null;
}

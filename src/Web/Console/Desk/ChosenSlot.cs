namespace OrleansBooking.Web.Console.Desk;

/// <summary>A time as one button sends it: <c>city-centre|2026-12-03|10:30</c>.</summary>
public sealed record ChosenSlot(string Venue, string Date, string Time)
{
    public override string ToString() => $"{Venue}|{Date}|{Time}";

    /// <summary>Null if it is not of that form; what is in it the API judges.</summary>
    public static ChosenSlot? Read(string? text) => text?.Split('|') is [var venue, var date, var time] ? new ChosenSlot(venue, date, time) : null;
}

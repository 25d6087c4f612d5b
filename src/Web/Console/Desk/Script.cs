using OrleansBooking.Contracts.Manuals;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>What to say, with the booking's own date and place filled in (T2).</summary>
public sealed record Script(IReadOnlyList<Script.Line> Lines)
{
    /// <summary>Where the talk is.</summary>
    public enum Step
    {
        Greet,
        Identify,
        Offer,
        ReadBack,
        After,
    }

    public const string ReadBackStep = ScriptSteps.ReadBack;

    private static readonly List<string> Order = [.. ScriptSteps.All];

    public Line? ReadBack => Lines.FirstOrDefault(line => line.Step == ReadBackStep);

    /// <summary>Fills in what is known; what is not stays a gap in words.</summary>
    public static Script Of(IEnumerable<ScriptLine> lines, Step now, Booking? booking, string language)
    {
        var at = now == Step.After ? 4 : (int)now;
        return new Script([.. lines.Select(line =>
        {
            var place = Order.IndexOf(line.Step);
            var isNow = now == Step.After ? place is 4 or 6 : place == at;
            return new Line(line.Step, Fill(line.Text, booking, line.Language), isNow, place < at, line.Language != language, line.Review != "approved");
        })]);
    }

    // Three dots are a gap that the operator fills.
    private static string Fill(string text, Booking? booking, string language) => text
        .Replace("{date}", booking?.Date is { } date ? SpokenWords.Date(date, language) : "…", StringComparison.Ordinal)
        .Replace("{time}", booking?.Time is { } time ? SpokenWords.Time(time, language) : "", StringComparison.Ordinal)
        .Replace("{venue}", booking?.Venue is { } venue ? SpokenWords.Name(venue, language) : "…", StringComparison.Ordinal)
        .Replace("{procedure}", booking?.Procedure is { } procedure ? SpokenWords.Name(procedure, language) : "…", StringComparison.Ordinal)
        .Replace("{name}", booking?.Name is { Length: > 0 } name ? name : "…", StringComparison.Ordinal)
        .Replace("{bring}", booking?.Bring is { Count: > 0 } things ? SpokenWords.List(things, language) : "…", StringComparison.Ordinal);

    /// <param name="IsElsewhere">There is no line in the language of the call; this one is Japanese.</param>
    /// <param name="IsDraft">Nobody of the city has approved it yet.</param>
    public sealed record Line(string Step, string Text, bool IsNow, bool IsDone, bool IsElsewhere, bool IsDraft);

    /// <summary>What the caller books, as far as it is known.</summary>
    public sealed record Booking(DateOnly? Date, TimeOnly? Time, string? Venue, string? Procedure, string? Name, IReadOnlyList<string>? Bring)
    {
        /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
        public override string ToString() => nameof(Booking);
    }
}

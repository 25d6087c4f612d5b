using OrleansBooking.Contracts.Procedures;

namespace OrleansBooking.Web.Staff.Procedures;

/// <summary>What to bring in one situation, as typed: a line is a thing, its explanation follows a bar.</summary>
public sealed class BringInput
{
    private const char Bar = '｜';

    public string Situation { get; set; } = "";
    public string? Title { get; set; }
    public string? Intro { get; set; }
    public string? Items { get; set; }

    public static BringInput Of(ProcedureSheet.BringSheet list) => new()
    {
        Situation = list.Situation ?? "", Title = list.Title, Intro = list.Intro,
        Items = string.Join('\n', (list.Items ?? []).Select(item => item.Detail is null ? item.Name : $"{item.Name}{Bar}{item.Detail}")),
    };

    public bool IsEmpty => string.IsNullOrWhiteSpace(Items);

    public object Body() => new
    {
        situation = Situation, title = Title, intro = Intro,
        items = (Items ?? "").Replace('|', Bar).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(Bar, 2, StringSplitOptions.TrimEntries))
            .Select(parts => new { name = parts[0], detail = parts.Length > 1 ? parts[1] : null }),
    };
}

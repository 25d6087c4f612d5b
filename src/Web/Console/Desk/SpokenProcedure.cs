namespace OrleansBooking.Web.Console.Desk;

/// <summary>A procedure with what to bring, as the API lists it.</summary>
public sealed record SpokenProcedure(string Id, string Name, bool NeedsReservationId, IReadOnlyList<SpokenProcedure.BringList> Bring)
{
    /// <summary>What is brought in a situation; where the city has no list of its own for it, what the ordinary caller brings.</summary>
    public IReadOnlyList<string> Brought(string situation) =>
        [.. (Bring.FirstOrDefault(list => list.Situation == situation) ?? (Bring.Count > 0 ? Bring[0] : null))?.Items.Select(item => item.Name) ?? []];

    public sealed record BringList(string Situation, string Title, IReadOnlyList<BringItem> Items);

    public sealed record BringItem(string Name);
}

namespace OrleansBooking.Web.Console.Desk;

/// <summary>A procedure with what to bring, as the API lists it.</summary>
public sealed record SpokenProcedure(string Id, string Name, bool NeedsReservationId, IReadOnlyList<SpokenProcedure.BringList> Bring)
{
    /// <summary>What the ordinary caller brings, in one breath.</summary>
    public string Brought => Bring.Count == 0 ? "" : string.Join('、', Bring[0].Items.Select(item => item.Name));

    public sealed record BringList(string Situation, string Title, IReadOnlyList<BringItem> Items);

    public sealed record BringItem(string Name);
}

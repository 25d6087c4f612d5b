using System.Collections.Immutable;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>The two procedures and one venue.</summary>
public sealed class ScriptedCatalogue : ICatalogue
{
    public ValueTask<ImmutableArray<VenueRevision>> Venues() => new(
        [new VenueRevision(
            new VenueDefinition(
                new VenueProfile("city-centre", "中央店", "みどり野市1-1", "駅から3分", null, "0120-000-123", null, ["card-pickup"]),
                new BookingWindow(new(2026, 12, 1), new(2027, 3, 31), null, new(9, 0), null, null, new(17, 0), []), [], [], [], []),
            1)]);

    public ValueTask<ImmutableArray<ProcedureDefinition>> Procedures() => new(
        [Procedure("card-pickup", needsId: true), Procedure("certificate-renewal", needsId: false)]);

    private static ProcedureDefinition Procedure(string id, bool needsId) => new(
        id, "手続き", "説明", 30, needsId, needsId, null, null,
        [new BringList("self", "本人が来るとき", null, [new BringItem("交付通知書", null)])]);
}

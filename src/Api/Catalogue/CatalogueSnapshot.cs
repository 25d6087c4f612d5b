using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansBooking.Api.Json;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Catalogue;

/// <summary>Venues and procedures at one moment, with their lists rendered once.</summary>
public sealed class CatalogueSnapshot
{
    private readonly FrozenDictionary<string, string> _venues;
    private readonly FrozenDictionary<string, ProcedureDefinition> _procedures;

    public CatalogueSnapshot(ImmutableArray<VenueRevision> venues, ImmutableArray<ProcedureDefinition> procedures)
    {
        _venues = venues.ToFrozenDictionary(venue => venue.Definition.Profile.Id, venue => venue.Definition.Profile.Name);
        _procedures = procedures.ToFrozenDictionary(procedure => procedure.Id);
        Venues = Render(JsonSerializer.SerializeToUtf8Bytes([.. venues.Select(VenueAnswer.Of)], ApiJson.Strict.VenueAnswerArray));
        Procedures = Render(JsonSerializer.SerializeToUtf8Bytes([.. procedures.Select(ProcedureAnswer.Of)], ApiJson.Strict.ProcedureAnswerArray));
    }

    /// <summary>The list of venues.</summary>
    public RenderedAnswer Venues { get; }

    /// <summary>The list of procedures.</summary>
    public RenderedAnswer Procedures { get; }

    /// <summary>The ids of all venues.</summary>
    public IReadOnlyList<string> VenueIds => _venues.Keys;

    public bool HasVenue(string id) => _venues.ContainsKey(id);

    /// <summary>The venue's name, or its id.</summary>
    public string VenueName(string id) => _venues.GetValueOrDefault(id, id);

    public ProcedureDefinition? Procedure(string id) => _procedures.GetValueOrDefault(id);

    private static RenderedAnswer Render(byte[] body) => new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");
}

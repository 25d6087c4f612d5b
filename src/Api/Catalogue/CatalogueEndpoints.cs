using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Catalogue;

/// <summary>Venues and procedures, for everybody.</summary>
public sealed class CatalogueEndpoints(CatalogueReader catalogue)
{
    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/venues", Venues)
            .Needs(Right.ReadPublic)
            .Produces<VenueAnswer[]>()
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");
        group.MapGet("/procedures", Procedures)
            .Needs(Right.ReadPublic)
            .Produces<ProcedureAnswer[]>()
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status503ServiceUnavailable)
            .WithTags("Booking");
    }

    /// <summary>All venues with what each offers.</summary>
    public async Task<IResult> Venues() => (await catalogue.Read()).Venues;

    /// <summary>All procedures with what to bring.</summary>
    public async Task<IResult> Procedures() => (await catalogue.Read()).Procedures;
}

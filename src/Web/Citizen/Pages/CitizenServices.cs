using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Engine;
using OrleansBooking.Web.Citizen.Words;

namespace OrleansBooking.Web.Citizen.Pages;

/// <summary>What every citizen page works with.</summary>
public sealed record CitizenServices(
    ReservationCentre Centre, Catalogue Catalogue, DraftCookie Drafts, RefusalWords Words, DemandCounter Demand, CityProfile City, TimeProvider Time);

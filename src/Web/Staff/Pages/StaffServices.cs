using OrleansBooking.Contracts.City;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>What every inside page works with.</summary>
public sealed record StaffServices(StaffApi Api, AccountReader Accounts, WaitingPeople Waiting, CityProfile City, TimeProvider Time);

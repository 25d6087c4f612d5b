using OrleansBooking.Api.Json;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>What somebody may know of the own account.</summary>
public sealed class OwnAccountEndpoints
{
    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/me", (Delegate)Me)
            .Needs(Right.KeepOwnAccount)
            .Produces<SignedIn>()
            .WithTags("Sign-in");

    /// <summary>The name and the role of the account that calls.</summary>
    public static IResult Me(HttpContext http) =>
        new JsonAnswer<SignedIn>(StaffClaims.AccountOf(http.User), ApiJson.Strict.SignedIn);
}

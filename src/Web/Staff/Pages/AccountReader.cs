using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>Who is signed in, asked once a request.</summary>
public sealed class AccountReader(StaffApi api, StaffSession session)
{
    private Task<SignedIn>? _account;

    /// <exception cref="SignedOutException">Nobody is, or not any more.</exception>
    public Task<SignedIn> Read() => _account ??= session.Token is null ? throw new SignedOutException() : api.Get<SignedIn>("me");
}

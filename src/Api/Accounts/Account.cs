using Microsoft.AspNetCore.Identity;

namespace OrleansBooking.Api.Accounts;

/// <summary>A staff account; its roles decide what it may do and through which channel it books.</summary>
public sealed class Account : IdentityUser<Guid>;

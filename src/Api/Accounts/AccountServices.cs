using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace OrleansBooking.Api.Accounts;

/// <summary>Accounts, schemes and rights of staff.</summary>
public static class AccountServices
{
    /// <summary>NIST SP 800-63B: length counts, composition rules do not.</summary>
    public const int PasswordLength = 12;

    /// <summary>How long a token or an idle cookie is good. A token is not looked up again: a change of account or role takes as long.</summary>
    public static readonly TimeSpan SignInLifetime = TimeSpan.FromHours(1);

    /// <param name="connection">To the database with the schema <c>identity</c>.</param>
    /// <param name="keysFolder">Folder of the staff key ring; null: keys end with the process.</param>
    public static void AddStaffAccounts(this IServiceCollection services, string connection, string? keysFolder)
    {
        services.AddDbContext<AccountsDb>(accounts => accounts.UseNpgsql(connection), optionsLifetime: ServiceLifetime.Singleton);
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequiredLength = PasswordLength;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 4;
                identity.Lockout.MaxFailedAccessAttempts = 10;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<AccountsDb>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddDataProtection();
        services.AddAntiforgery();
        services.AddSingleton(new StaffKeyRing(keysFolder));
        services.AddSingleton<AccountSeeder>();
        services.AddSingleton<StaffTickets>();
        services.AddSingleton<IAuthorizationHandler, AntiforgeryForCookies.Handler>();
        services.AddAuthorization();
        AddSchemes(services);
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication()
            .AddPolicyScheme(StaffSchemes.Any, null, any =>
            {
                any.ForwardDefaultSelector = http => http.Request.Headers.Authorization.Count > 0 ? StaffSchemes.Bearer : StaffSchemes.Cookie;
                any.ForwardChallenge = StaffSchemes.Bearer;
                any.ForwardForbid = StaffSchemes.Bearer;
            })
            .AddBearerToken(StaffSchemes.Bearer, bearer => bearer.BearerTokenExpiration = SignInLifetime)
            .AddCookie(StaffSchemes.Cookie, cookie =>
            {
                cookie.Cookie.Name = "staff";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = SignInLifetime;
                cookie.SlidingExpiration = true;
            });
        services.AddSingleton<IPostConfigureOptions<BearerTokenOptions>, StaffRingOptions>();
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>, StaffRingOptions>();
    }

    /// <summary>Seals tokens and cookies with the staff ring instead of the process's own.</summary>
    private sealed class StaffRingOptions(StaffKeyRing ring)
        : IPostConfigureOptions<BearerTokenOptions>, IPostConfigureOptions<CookieAuthenticationOptions>
    {
        public void PostConfigure(string? name, BearerTokenOptions options)
        {
            if (name == StaffSchemes.Bearer) options.BearerTokenProtector = new RememberedTokens(new TicketDataFormat(ring.For(StaffSchemes.Bearer)));
        }

        public void PostConfigure(string? name, CookieAuthenticationOptions options)
        {
            if (name == StaffSchemes.Cookie) options.TicketDataFormat = new TicketDataFormat(ring.For(StaffSchemes.Cookie));
        }
    }
}

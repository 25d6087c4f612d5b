using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>The API on a real server and a real database, in front of a scripted engine.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private string _keys = "";

    public PostgresFixture Database { get; } = new();

    public ScriptedGrains Grains { get; } = new();

    /// <summary>Everything that was logged, at level Information and above, whatever the category.</summary>
    public LogLines Log { get; } = new();

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public HttpClient Anonymous { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        _keys = Directory.CreateTempSubdirectory("api-tests-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(_keys, "staff-ticket.key"), RandomNumberGenerator.GetBytes(32));
        App = await Start(_ => { });
        Address = new Uri(App.Urls.First());
        Anonymous = new HttpClient { BaseAddress = Address };

        var seeder = App.Services.GetRequiredService<AccountSeeder>();
        foreach (var role in StaffRoles.All) await seeder.EnsureAccount(role, role, Password);
    }

    public async Task DisposeAsync()
    {
        Anonymous.Dispose();
        await App.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    /// <summary>A fresh engine, so that no test sees another one's script.</summary>
    public ApiHost Fresh()
    {
        Grains.Reset();
        return this;
    }

    /// <summary>Clients sign in anew: a test ended their sessions.</summary>
    public void ForgetSignIns() => _tokens.Clear();

    /// <summary>A client that is signed in as an account of the role.</summary>
    public async Task<HttpClient> As(string role)
    {
        if (!_tokens.TryGetValue(role, out var token))
        {
            var answer = await Anonymous.PostAsJsonAsync("/api/v1/tokens", new { userName = role, password = Password });
            token = _tokens[role] = (await answer.Json()).GetProperty("accessToken").GetString()!;
        }

        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Another process of the API on the same database and keys, with more endpoints.</summary>
    public async Task<WebApplication> Start(Action<WebApplication> map, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Identity"] = Database.Connections.Identity,
            ["Keys:Folder"] = _keys,
            // As talkative as a careless operator could make it.
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddBookingApi();
        builder.Services.AddSingleton<IGrainFactory>(Grains);
        // The tests sign in some hundred times; how slow the product's own hash is, PasswordHashTests say.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
        builder.Services.AddSingleton(new EdgeCalls(TimeProvider.System) { Limit = TimeSpan.FromMilliseconds(150) });
        builder.Logging.ClearProviders().AddProvider(Log);
        var app = builder.Build();
        app.MapBookingApi();
        map(app);
        await app.StartAsync();
        return app;
    }
}

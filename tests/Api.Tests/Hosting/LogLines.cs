using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>Keeps what is logged, with scopes and exceptions.</summary>
public sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider? _scopes;

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(LogLines owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => owner._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = "";
            owner._scopes?.ForEachScope((scope, _) => scopes += $" [{scope}]", 0);
            owner._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)}{scopes} {exception}");
        }
    }
}

using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Netzwerk.Web.Platform.Telemetry;

public static class TelemetrySetup
{
    /// <summary>The standard setting of OpenTelemetry; without it nothing is measured and nothing leaves.</summary>
    public const string Setting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Traces and metrics without addresses of pages, which may carry tokens.</summary>
    public static IServiceCollection AddTelemetry(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        if (string.IsNullOrWhiteSpace(configuration[Setting]))
        {
            return services;
        }

        services
            .AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("netzwerk"))
            .WithTracing(t =>
                t.AddSource("Netzwerk.*", "Marten", "Npgsql")
                    .AddAspNetCoreInstrumentation(o =>
                        o.EnrichWithHttpRequest = (activity, _) =>
                        {
                            activity.SetTag("url.path", value: null);
                            activity.SetTag("url.query", value: null);
                        }
                    )
                    .AddOtlpExporter()
            )
            .WithMetrics(m =>
                m.AddMeter("Microsoft.AspNetCore.*", "Npgsql", "Marten")
                    .AddAspNetCoreInstrumentation()
                    .AddOtlpExporter()
            );
        return services;
    }
}
